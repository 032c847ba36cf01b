import assert from "node:assert/strict";
import { test } from "node:test";
import type { AppModel } from "../ui/app-model.ts";
import { Acting } from "../ui/screen.ts";

class Form extends Acting {
  get state() {
    return { busy: this.busy, problem: this.problem };
  }

  save(work: () => Promise<void>): Promise<void> {
    return this.once(work);
  }
}

customElements.define("test-form", Form);

function form(): Form {
  const made = new Form();
  made.model = { words: { t: (key: string) => key } } as unknown as AppModel;
  return made;
}

test("a second tap while something is stored does nothing", async () => {
  const screen = form();
  let done = () => undefined as void;
  let stored = 0;
  const first = screen.save(() => new Promise<void>((resolve) => { stored += 1; done = resolve; }));
  await screen.save(async () => { stored += 1; });
  assert.deepEqual([stored, screen.state], [1, { busy: true, problem: null }]);
  done();
  await first;
  assert.deepEqual(screen.state, { busy: false, problem: null });
});

test("after a failed saving that is said, the button works again, and what is stored then is stored once", async () => {
  const screen = form();
  const [error, told] = [console.error, [] as unknown[]];
  console.error = (one: unknown) => { told.push(one); };
  const full = new Error("full");
  await screen.save(() => Promise.reject(full));
  console.error = error;
  assert.deepEqual([screen.state, told], [{ busy: false, problem: "form.not-stored" }, [full]]);
  let stored = 0;
  await screen.save(async () => { stored += 1; });
  assert.deepEqual([stored, screen.state], [1, { busy: false, problem: null }]);
});
