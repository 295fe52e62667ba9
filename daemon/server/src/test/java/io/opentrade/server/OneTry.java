package io.opentrade.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// A test that one failure decides, although this module tries once more what failed: what was lost
/// at a kill is lost, whatever becomes of the next.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OneTry.Memory.class)
public @interface OneTry {
  /// Of the tests that have failed in this process.
  final class Memory implements BeforeEachCallback, TestWatcher {
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
      FAILED.add(context.getUniqueId());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      assertFalse(FAILED.contains(context.getUniqueId()), "it has failed before");
    }
  }
}
