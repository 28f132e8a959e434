//===- MemberFix.cpp - Edits that let a class close its member ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/MemberFix.h"
#include "support/Text.h"

using namespace clang;

namespace closecall {

MemberFix planMemberFix(ASTContext &Context, const CXXRecordDecl &Class,
                        const obligation::MemberLeak &Leak) {
  const SourceManager &SM = Context.getSourceManager();
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  const std::string Member = Leak.Member->getNameAsString();
  const std::string &Closer = Row.Functions.front();
  MemberFix Fix;
  Fix.Advice = "close '" + Member + "' with '" + Closer +
               "' in the destructor, and delete the copy operations";
  std::string Close = Closer + "(" + (Row.ByAddress ? "&" : "") + Member + ");";
  if (!Row.AcceptsNull)
    Close = "if (" + Member +
            (Leak.Member->getType()->isPointerType() ? "" : " >= 0") + ") " +
            Close;
  if (const CXXDestructorDecl *D = Leak.Destructor) {
    const SourceLocation Brace = D->getBody()->getEndLoc();
    if (Brace.isMacroID())
      return Fix;
    const std::string Base = text::indentation(Brace, SM);
    const bool Alone = Base.size() + 1 == SM.getSpellingColumnNumber(Brace);
    Fix.Edits.push_back(FixItHint::CreateInsertion(
        Brace, Alone ? text::indentStep(Brace, SM) + Close +
                           text::lineEnd(Brace, SM) + Base
                     : Close + " "));
    return Fix;
  }
  const SourceLocation Brace = Class.getBraceRange().getEnd();
  if (Brace.isInvalid() || Brace.isMacroID())
    return Fix;
  // Somebody copies or moves objects of the class: they would have to share.
  for (const CXXConstructorDecl *C : Class.ctors())
    if (C->isCopyOrMoveConstructor() && C->isUsed(/*CheckUsedAttr=*/false))
      return Fix;
  const std::string Name = Class.getNameAsString();
  const std::string End = text::lineEnd(Brace, SM);
  const std::string Base = text::indentation(Brace, SM);
  const std::string Step = Base + text::indentStep(Brace, SM);
  std::string Text = End + Base + "public:" + End;
  // A declared copy constructor takes the implicit default constructor away.
  if (!Class.hasUserDeclaredConstructor())
    Text += Step + Name + "() = default;" + End;
  Text += Step + "~" + Name + "() { " + Close + " }" + End;
  if (!Class.hasUserDeclaredCopyConstructor())
    Text += Step + Name + "(const " + Name + " &) = delete;" + End;
  if (!Class.hasUserDeclaredCopyAssignment())
    Text += Step + Name + " &operator=(const " + Name + " &) = delete;" + End;
  Fix.Edits.push_back(FixItHint::CreateInsertion(Brace, Text + Base));
  return Fix;
}

} // namespace closecall
