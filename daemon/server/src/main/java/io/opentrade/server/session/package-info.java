/// One account at work: its inbox and loop, the journal that is written before anything leaves, and
/// the recovery that is nothing but reading it again. The engine decides; what it wants done is
/// done here.
@NullMarked
package io.opentrade.server.session;

import org.jspecify.annotations.NullMarked;
