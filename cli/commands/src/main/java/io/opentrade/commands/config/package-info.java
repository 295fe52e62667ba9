/// The commands of the noun `config`: the settings.
@NullMarked
package io.opentrade.commands.config;

import org.jspecify.annotations.NullMarked;
