// The ways through a check: every answer "no" and every number well, up to a question, or to the end.
const WELL = { breathing: "45", temperature: "36,8", feeds: "10", "wet-nappies": "8", systolic: "120", diastolic: "80" };

/** The question on the screen, or null at the end. */
async function question(page) {
  await page.waitForSelector("lancar-assess #question, lancar-assess [data-save]");
  return page.locator("#question").count().then((n) => (n === 0 ? null : page.getAttribute("#question", "data-question")));
}

/** Answers what is on the screen well and waits for the next. */
async function answerWell(page, at) {
  if (at === "weight-loss") {
    await page.fill("#weight-birth", "3000");
    await page.fill("#weight-now", "2900");
    await page.click('lancar-assess button[type="submit"]');
  } else if (at in WELL) {
    await page.fill("#value", WELL[at]);
    await page.click('lancar-assess button[type="submit"]');
  } else {
    await page.click('[data-answer="no"]');
  }

  await page.waitForFunction((before) => document.querySelector("#question")?.dataset.question !== before, at);
}

/** Goes through a check up to a question; to its end when there is none of this name. */
export async function checkUpTo(phone, motherId, address, until = null) {
  await phone.open(`#/assess/${motherId}/${address}`);
  for (let at = await question(phone.page); at !== null && at !== until; at = await question(phone.page)) await answerWell(phone.page, at);
}

/** The screens of safety as they are met, each looked at by `see`. */
export async function seeSafety(phone, motherId, see) {
  const { page } = phone;
  await phone.open(`#/mother/${motherId}`);
  await see("mother, massage held");
  const cause = await page.getAttribute("[data-finding]", "data-finding");
  await phone.open(`#/refer/${motherId}/session/${cause}`);
  await see("refer");
  await phone.open(`#/clearance/${motherId}/${cause}`);
  await page.click("lancar-clearance .actions button");
  await see("clearance not answered");
  await phone.open(`#/check/${motherId}`);
  await see("checks");
  await checkUpTo(phone, motherId, "baby/1", "breathing");
  await see("a number asked");
  await page.click('lancar-assess button[type="submit"]');
  await see("a number missing");
  await checkUpTo(phone, motherId, "baby/1", "weight-loss");
  await page.fill("#weight-birth", "3000");
  await page.fill("#weight-now", "2690");
  await see("weights");
  await page.click('lancar-assess button[type="submit"]');
  await page.waitForSelector("[data-save]");
  await see("amber before it is kept");
  await page.click("[data-save]");
  await page.waitForSelector("lancar-assessment");
  await see("amber");
  await checkUpTo(phone, motherId, "mood", "screened");
  await page.click('[data-answer="unknown"]');
  await page.waitForSelector("[data-open]");
  await see("not known");
  await checkUpTo(phone, motherId, "breast");
  await see("clear");
  await checkUpTo(phone, motherId, "mother", "temperature");
  await page.fill("#value", "38,0");
  await page.click('lancar-assess button[type="submit"]');
  await page.waitForSelector('[data-red="refer"]');
  await see("red");
  await page.click('[data-red="refer"]');
  await page.waitForSelector("lancar-assessment");
  await see("red kept");
  await page.click('[data-to="referral"]');
  await page.waitForSelector("lancar-referral");
  await see("referral note");
  await page.click('[data-to="outcome"]');
  await page.waitForSelector("lancar-outcome");
  await page.click("lancar-outcome .actions button");
  await see("outcome not chosen");
  await phone.open(`#/harm/${motherId}`);
  await page.click("lancar-harm .actions button");
  await see("harm not chosen");
  await phone.open();
  await see("home with open referrals");
}
