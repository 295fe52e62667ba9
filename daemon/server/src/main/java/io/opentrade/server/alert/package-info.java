/// What people want to hear of: what they wait for, when it comes, and what is done then.
@NullMarked
package io.opentrade.server.alert;

import org.jspecify.annotations.NullMarked;
