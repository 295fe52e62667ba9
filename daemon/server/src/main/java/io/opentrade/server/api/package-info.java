/// From request to action: one exhaustive switch, and who may ask for what.
/// Every request carries its actor; without one nothing is answered.
/// Knows no socket: commands, programs and chats ask the same way.
@NullMarked
package io.opentrade.server.api;

import org.jspecify.annotations.NullMarked;
