/// The one file that keeps secrets: keys of exchange accounts apart from those of notifications.
/// Nothing here knows what a secret is for. Floor: nothing of the daemon lies below.
@NullMarked
package io.opentrade.server.vault;

import org.jspecify.annotations.NullMarked;
