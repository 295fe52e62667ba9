/// `exchange …`: exchanges, and a local one to practise on.
@NullMarked
package io.opentrade.commands.exchange;

import org.jspecify.annotations.NullMarked;
