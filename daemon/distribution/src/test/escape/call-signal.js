// attack: asks whether it may signal another process
// wall: x86
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const Linker = Java.type("java.lang.foreign.Linker"), Layout = Java.type("java.lang.foreign.ValueLayout");
  const Descriptor = Java.type("java.lang.foreign.FunctionDescriptor"), linker = Linker.nativeLinker(), long = Layout.JAVA_LONG;
  const handle = linker.downcallHandle(linker.defaultLookup().find("syscall").get(),
    Descriptor.of(long, long, long, long, long, long, long, long));
  const memory = Java.type("java.lang.foreign.Arena").global().allocate(4096);
  const syscall = (...words) => Number(handle.invokeWithArguments([0, 0, 0, 0, 0, 0, 0].map((zero, i) => words[i] ?? zero)));
  const result = syscall(62, $VICTIM$, 0);
  if (!(result >= 0)) throw new Error("held: " + result);
  throw new Error("ESC" + "APED " + result);
}
