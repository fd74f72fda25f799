// What the Node scripts share: the questions, and how they tell what they saw. The same as clients/report.py.
import { z } from "zod";

export const baseURL = process.env.BASE_URL;
export const apiKey = "none";
export const model = process.env.MODEL;
export const PENS = "A pen costs 3 dollars. How much do 4 pens cost?";
export const CAPITAL = "Which city is the capital of France?";
export const WARM = "How warm is it in Paris?";
export const City = z.object({ name: z.string().max(20), country: z.string().max(20) });
export const weather = ({ city }) => `21 degrees in ${city}`;

export async function report(checks) {
  const seen = {};
  for (const name of process.env.CHECKS.split(",")) {
    const check = checks[name];
    try {
      seen[name] = { saw: await check() };
    } catch (error) {
      seen[name] = { error: `${error}`.slice(0, 2000) };
    }
  }
  process.stdout.write(JSON.stringify(seen));
}
