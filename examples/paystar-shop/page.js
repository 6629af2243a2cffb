// In the biller's page: a bill is paid in a window over the page, or in an element of it.
const { Paystar } = window;
const dollars = (amount) => `$${amount.toFixed(2)}`;

function says(text) {
  document.querySelector('#says').textContent = text;
}

// Queued until Paystar's script is there.
Paystar.subscribe('PAYMENT-SESSION.UPDATED', ({ subtotal, serviceFeeCalculation }) => {
  if (serviceFeeCalculation) says(`${dollars(subtotal)}, and a fee of ${dollars(serviceFeeCalculation.amount)}.`);
});

for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => pay(button.dataset));

async function pay({ bill, container }) {
  const { link, error } = await post(`/bills/${bill}/session`);
  if (error) return says(error);
  Paystar.completePayment(link, {
    // In a window it closes when the bill is paid; in the page Paystar's confirmation stays.
    ...(container ? { container } : { closeOnComplete: true }),
    onEvent({ event, data }) {
      if (event === 'COMPONENT.DISMISS') says(`Bill ${bill} is not paid.`);
      if (event === 'PAYMENT-SESSION.PROCESSED' && data.status === 'Failed') says('That did not work.');
    },
    onComplete: () => settle(bill),
  });
}

/** The biller asks Paystar itself; what stands here is only what the payer sees. */
async function settle(bill) {
  const { state } = await post(`/bills/${bill}/result`);
  document.querySelector(`#bill-${bill} b`).textContent = state;
  for (const button of document.querySelectorAll(`#bill-${bill} button`)) button.remove();
  says(`Bill ${bill} is ${state}. Thank you.`);
}

async function post(path) {
  const answer = await fetch(path, { method: 'POST' });
  return answer.json();
}
