/// `notify`: the ways to people, how notices are told, and what has become of them.
@NullMarked
package io.opentrade.commands.notify;

import org.jspecify.annotations.NullMarked;
