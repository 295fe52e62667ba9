/// Command lines that run without a person at a terminal: those of schedules, alerts and chats.
@NullMarked
package io.opentrade.server.stored;

import org.jspecify.annotations.NullMarked;
