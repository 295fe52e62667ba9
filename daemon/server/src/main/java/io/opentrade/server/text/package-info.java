/// What the daemon says to people: one catalogue of messages, one renderer.
/// Code names a message and its parts; only here they become words of a language.
/// Right-to-left languages get each foreign part isolated.
@NullMarked
package io.opentrade.server.text;

import org.jspecify.annotations.NullMarked;
