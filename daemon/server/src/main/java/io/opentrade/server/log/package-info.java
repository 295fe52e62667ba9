/// The daemon's log: one JSON object a line, in files that rotate.
/// Every line passes one redactor, whoever wrote it.
/// A log that cannot be written never stops what it reports on.
@NullMarked
package io.opentrade.server.log;

import org.jspecify.annotations.NullMarked;
