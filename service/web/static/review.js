// The reviewer's part of the call page: verdicts, keys, corrected lines, comments and clips.

import { followReview } from "./verdicts.js";
import { addKeys } from "./keys.js";
import { pressReview } from "./review-keys.js";
import { followLines } from "./line-editor.js";
import { followDiscussion } from "./discussion.js";

followReview();
addKeys(pressReview);
followLines();
followDiscussion();
