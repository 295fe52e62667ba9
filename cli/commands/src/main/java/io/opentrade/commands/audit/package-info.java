/// What was done, by whom: the commands of the record that is never changed.
@NullMarked
package io.opentrade.commands.audit;

import org.jspecify.annotations.NullMarked;
