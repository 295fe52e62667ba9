// What `signals` is given, and what becomes of the plan that it returns.
"use strict";
((host, { Column, OPERATOR_HINT, sealed, said, main, series, ta, params }) => {
  const keys = { tag: "text", exitTag: "text" };
  return {
    argument: sealed("signals(d)", { ...main, series, ta, params }),
    finish(plan) {
      if (plan === undefined || plan === null) {
        host.refuse("signals() returned nothing", "end it with: return { enterLong: …, exitLong: … }");
      }
      if (typeof plan !== "object" || Column.is(plan) || Array.isArray(plan)) {
        host.refuse(`signals() must return an object, not ${Column.is(plan) ? "a column" : said(plan)}`, "return { enterLong: column, exitLong: column }");
      }
      for (const key of Object.keys(plan)) {
        host.requireKey(key);
        const value = plan[key];
        if (key === "plot") {
          for (const name of Object.keys(value ?? {})) {
            const line = value[name];
            host.plot(name, Column.operand(Column.is(line) ? line : line?.column));
          }
        } else if (value === undefined) {
          host.refuse(`${key} is undefined`, "leave the key out, or return a column from the function that makes it");
        } else if (value !== null) {
          host.decide(key, keys[key] === "text" || typeof value === "string" ? value : decided(key, value));
        }
      }
    },
  };

  function decided(key, value) {
    if (typeof value === "boolean") {
      return host.refuse(`${key} must be a condition, not ${value}`, OPERATOR_HINT);
    }
    return Column.operand(value);
  }
});
