package io.opentrade.scripting.java;

import io.opentrade.scripting.plan.Refusal;
import io.opentrade.strategy.Strategy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The classes of one script.
final class ScriptClasses extends ClassLoader {
  private final Map<String, byte[]> classes;

  ScriptClasses(Map<String, byte[]> classes) {
    super(Strategy.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /// Whether a class of that name is the script's own.
  boolean holds(String name) {
    return classes.containsKey(name);
  }

  /// The one class that is a strategy.
  ///
  /// @throws Refusal where there is none, or several
  Constructor<? extends Strategy> strategy() {
    List<Class<? extends Strategy>> found = new ArrayList<>();
    for (String name : classes.keySet()) {
      Class<?> type = load(name);
      boolean whole = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
      if (whole && !type.isMemberClass() && Strategy.class.isAssignableFrom(type)) {
        found.add(type.asSubclass(Strategy.class));
      }
    }
    if (found.size() != 1) {
      throw new Refusal(
          found.isEmpty()
              ? "no class of the file implements Strategy"
              : "several classes of the file implement Strategy",
          "write one: public class Name implements Strategy { … }");
    }
    try {
      Constructor<? extends Strategy> constructor = found.getFirst().getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException _) {
      throw new Refusal(
          found.getFirst().getSimpleName() + " has no constructor without parameters",
          "what it needs from outside are parameters: public Params params() { … }");
    }
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, this);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A fresh strategy: nothing that an earlier run left in its fields is seen by the next.
  static Strategy make(Constructor<? extends Strategy> constructor) throws Throwable {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }
}
