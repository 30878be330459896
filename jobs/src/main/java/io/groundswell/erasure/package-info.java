/**
 * What `erase` knows of our tables and vendors: where words stand, and what is left in their place.
 */
package io.groundswell.erasure;
