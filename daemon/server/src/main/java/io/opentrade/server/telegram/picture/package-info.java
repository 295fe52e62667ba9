/// Pictures for telephones, drawn without a screen. Nothing else in the daemon may load AWT, and
/// this only when somebody asks for a picture.
@NullMarked
package io.opentrade.server.telegram.picture;

import org.jspecify.annotations.NullMarked;
