/// The command `report`: pages for a browser.
@NullMarked
package io.opentrade.commands.report;

import org.jspecify.annotations.NullMarked;
