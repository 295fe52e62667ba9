// attack: never ends to load
// exit: 6
// says: the strategy was stopped
// limit: 2
while (true) {}
export function signals(d) {}
