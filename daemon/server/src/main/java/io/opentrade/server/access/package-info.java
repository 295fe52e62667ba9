/// Who may do what: the owner, other users of the machine, programs with tokens, chats. One
/// decision on the way of every request.
@NullMarked
package io.opentrade.server.access;

import org.jspecify.annotations.NullMarked;
