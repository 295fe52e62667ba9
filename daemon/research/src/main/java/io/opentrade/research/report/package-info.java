/// Pages of finished work for a browser: one file each, which asks the network for nothing and runs
/// nothing but what its own content security policy names by hash.
@NullMarked
package io.opentrade.research.report;

import org.jspecify.annotations.NullMarked;
