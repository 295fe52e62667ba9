/// The watchdog: notices what nobody else can tell, because who should tell it is stuck.
/// It looks at memory only, on a thread of its own: a disk that hangs does not hang it.
/// What it finds is told, counted, and where the owner wants it so, trading is halted.
@NullMarked
package io.opentrade.server.watchdog;

import org.jspecify.annotations.NullMarked;
