/// The language of alerts: text to sealed types, and complaints with a caret at the place.
@NullMarked
package io.opentrade.server.alert.language;

import org.jspecify.annotations.NullMarked;
