/// The settings of the daemon: one table that says key, type, default, range and meaning,
/// and the file and environment they are read from.
/// The table alone feeds parsing, `config`, the JSON Schema and the documentation.
@NullMarked
package io.opentrade.server.settings;

import org.jspecify.annotations.NullMarked;
