/// The worker: loads one strategy in JavaScript, Python or Java, builds its plan or calls it bar by
/// bar, and speaks with the process that started it over the sandbox's link.
@NullMarked
package io.opentrade.scripting;

import org.jspecify.annotations.NullMarked;
