// The page's own words, in the reader's language: ?lang=… or what the browser asks for.
import english from "./words.en.js";
import chinese from "./words.zh-Hans.js";

const wanted = new URLSearchParams(location.search).get("lang") ?? navigator.language ?? "";

export const language = wanted.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
export const otherLanguage = language === "en" ? "zh-Hans" : "en";

const words = language === "en" ? english : chinese;

export function say(key, values = {}) {
  const entry = words[key];
  if (entry === undefined) throw new Error(`no words for ${key}`);
  return typeof entry === "function" ? entry(values) : entry;
}
