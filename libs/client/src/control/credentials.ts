/** The secret in a world's name: an id and `default` are none, and no bare credential is shorter than six characters. */
export function credentialsIn(world: string): readonly string[] {
  if (world.includes(':')) return [world.slice(world.indexOf(':') + 1)];
  return world === 'default' || world.startsWith('w_') || world.length < 6 ? [] : [world];
}
