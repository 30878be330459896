/** What leaves the house: lists that people mail and call by, with names, after every gate. */
package io.groundswell.lists;
