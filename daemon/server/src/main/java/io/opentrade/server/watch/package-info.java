/// What has happened, for those who watch: differences between two looks at the accounts.
@NullMarked
package io.opentrade.server.watch;

import org.jspecify.annotations.NullMarked;
