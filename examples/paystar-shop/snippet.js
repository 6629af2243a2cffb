// What stands on a page before Paystar's script: calls made until that one has arrived are queued, and made up for then.
// LOADER is the address of the script, /app/embedded.loader.js at the host of Paystar's pages.
(() => {
  window.Paystar ??= [];
  const stub = window.Paystar;
  if (stub.x) return;
  stub.x = true;
  stub.SNIPPET_VERSION = '0.1.0';
  stub.m = ['initialize', 'completePayment', 'startFlow', 'subscribe', 'destroy'];
  stub.f =
    (method) =>
    (...given) => {
      stub.push([method, ...given]);
    };
  for (const method of stub.m) stub[method] = stub.f(method);
  stub.load = (_, options) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = 'LOADER';
    const first = document.getElementsByTagName('script')[0];
    first.parentNode.insertBefore(script, first);
    stub._loadOptions = options;
  };
  stub.initialize();
  stub.load();
})();
