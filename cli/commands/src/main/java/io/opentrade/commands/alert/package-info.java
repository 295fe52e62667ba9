/// What people want to hear of: the commands of alerts.
@NullMarked
package io.opentrade.commands.alert;

import org.jspecify.annotations.NullMarked;
