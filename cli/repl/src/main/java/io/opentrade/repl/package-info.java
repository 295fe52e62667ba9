/// The interactive shell: edits lines with JLine, and runs them through the client.
@NullMarked
package io.opentrade.repl;

import org.jspecify.annotations.NullMarked;
