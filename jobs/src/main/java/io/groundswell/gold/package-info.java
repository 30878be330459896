/** What it all means: features, scores and lists, as analysts, marketers and sellers read them. */
package io.groundswell.gold;
