/**
 * Files that come with reports and answers: what they really are, what is taken out of them, where their bytes lie, and who may
 * fetch them. Content is judged in {@code attachment.content}, uploads are read in {@code attachment.web}.
 */
@ApplicationModule(allowedDependencies = {"complaint"})
@NullMarked
package org.tuntas.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
