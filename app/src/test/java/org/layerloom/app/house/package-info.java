/** The rules of the whole house, on all modules together. */
package org.layerloom.app.house;
