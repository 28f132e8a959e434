//===- KeySupply.cpp - How many different keys there will be --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// No code says how many colours or sessions there are, but its names say which
// of the two it is about.
//
//===----------------------------------------------------------------------===//

#include "container/KeySupply.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace closecall {

namespace {

constexpr unsigned MaxDepth = 3;

constexpr llvm::StringLiteral BoundedWords[] = {
    // what is drawn, and how
    "color", "colour", "palette", "pen", "brush", "font", "glyph", "icon",
    "pixmap", "cursor", "theme", "style", "layout", "widget", "shader",
    "texture", "material",
    // what people speak, and where they live
    "language", "lang", "locale", "translation", "charset", "encoding", "codec",
    "country", "currency", "timezone",
    // what is set
    "setting", "option", "preference", "parameter", "param", "property",
    "attribute", "feature", "capability",
    // what the program is made of
    "method", "class", "type", "enum", "function", "operator", "keyword",
    "command", "opcode", "column", "field", "format", "pattern", "macro",
    "template", "symbol", "metric", "statistic", "level", "category", "kind",
    "plugin", "module", "driver", "library", "extension", "handler"};

constexpr llvm::StringLiteral EndlessWords[] = {
    // who comes and goes
    "flow", "session", "connection", "conversation", "transaction", "request",
    "response", "reply", "client", "peer", "visitor", "subscriber",
    "subscription", "user", "account", "contact", "customer", "player",
    "sender", "recipient", "caller", "guest",
    // where from
    "host", "hostname", "domain", "ip", "addr", "sockaddr", "address",
    "endpoint", "url", "uri", "origin", "fd", "socket", "pid",
    // what they bring
    "message", "msg", "mail", "email", "chat", "comment", "article", "document",
    "order", "payment", "invoice", "ticket", "task", "job", "packet",
    "datagram", "query", "question", "download", "upload", "transfer",
    "torrent",
    // what tells them apart
    "uuid", "guid", "token", "cookie", "nonce", "digest", "fingerprint",
    "serial", "sequence", "seqno", "timestamp", "txid"};

/// Names with one of the words as a whole word in them, also in the plural.
template <size_t N>
std::string wordPattern(const llvm::StringLiteral (&Words)[N]) {
  std::string Lower, Capital;
  for (llvm::StringRef Word : Words) {
    std::string Stem = Word.str();
    if (Stem.back() == 'y') // country, countries
      Stem.replace(Stem.size() - 1, 1, "(y|ie)");
    if (!Lower.empty()) {
      Lower += '|';
      Capital += '|';
    }
    Lower += Stem;
    Stem[0] = toUppercase(Stem[0]);
    Capital += Stem;
  }
  const std::string End = ")(s|es)?(_|[0-9A-Z]|$)";
  return "(^|_)(" + Lower + End + "|(" + Capital + End;
}

/// Calls \p Each for the names that say what \p Key is made of: of variables
/// and of what they were initialised with, members, functions.
template <typename Function>
void forEachName(const Expr &Key, const ValueDecl &Container, Function Each) {
  const auto Visit = [&](const Stmt *Top, const auto &Again,
                         unsigned Depth) -> void {
    contains(Top, Closures::Enter, [&](const Stmt &S) {
      const NamedDecl *D = nullptr;
      if (const auto *R = dyn_cast<DeclRefExpr>(&S))
        D = R->getDecl();
      else if (const auto *M = dyn_cast<MemberExpr>(&S))
        D = M->getMemberDecl();
      if (!D || D == &Container || D->isInStdNamespace())
        return false;
      if (D->getIdentifier())
        Each(D->getName());
      if (const auto *V = dyn_cast<VarDecl>(D);
          V && V->isLocalVarDecl() && V->getInit() && Depth < MaxDepth)
        Again(V->getInit(), Again, Depth + 1);
      return false;
    });
  };
  Visit(&Key, Visit, 0);
}

/// The same of a type, of what it points at, and of its template arguments.
template <typename Function>
void forEachName(QualType T, Function Each, unsigned Depth = 0) {
  if (T.isNull() || Depth > MaxDepth)
    return;
  if (T->isPointerType() || T->isReferenceType())
    return forEachName(T->getPointeeType(), Each, Depth + 1);
  if (const auto *Alias = T->getAs<TypedefType>())
    if (!Alias->getDecl()->isInStdNamespace())
      Each(Alias->getDecl()->getName());
  const TagDecl *Tag = T->getAsTagDecl();
  if (Tag && Tag->getIdentifier() && !Tag->isInStdNamespace())
    Each(Tag->getName());
  if (const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Tag))
    for (const TemplateArgument &A : S->getTemplateArgs().asArray())
      if (A.getKind() == TemplateArgument::Type)
        forEachName(A.getAsType(), Each, Depth + 1);
}

/// The key of a pair of key and value, or of `insert(key)` the key itself.
const Expr *keyHalf(const Expr &Key, bool HasValues) {
  const Expr *E = Key.IgnoreImplicit()->IgnoreParenImpCasts();
  if (!HasValues)
    return E;
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (C->getNumArgs() == 1)
      return keyHalf(*C->getArg(0), true);
    if (C->getNumArgs() == 2 &&
        qualifiedName(*C->getConstructor()->getParent()) == "std::pair")
      return C->getArg(0);
  } else if (const auto *L = dyn_cast<InitListExpr>(E);
             L && L->getNumInits() == 2) {
    return L->getInit(0);
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && qualifiedName(*F) == "std::make_pair" && Call->getNumArgs() == 2)
      return Call->getArg(0);
  }
  return E;
}

/// Whether the key is a number that is counted up: `next_++`.
bool isCountedUp(const Expr &Key) {
  return contains(&Key, Closures::Leave, [](const Stmt &S) {
    const auto *U = dyn_cast<UnaryOperator>(&S);
    const Expr *Counter = U && U->isIncrementOp()
                              ? U->getSubExpr()->IgnoreParenImpCasts()
                              : nullptr;
    const auto *R = dyn_cast_or_null<DeclRefExpr>(Counter);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return isa_and_nonnull<MemberExpr>(Counter) || (V && V->hasGlobalStorage());
  });
}

/// What names have said so far; the one that says that there is an end counts.
class Verdict {
public:
  Verdict(const llvm::Regex &Bounded, const llvm::Regex &Endless)
      : Bounded(Bounded), Endless(Endless) {}

  void hear(llvm::StringRef Name) {
    hearOnlyOfEnd(Name);
    if (Result == KeySupply::Unknown && Endless.match(Name))
      Result = KeySupply::Endless;
  }
  void hearOnlyOfEnd(llvm::StringRef Name) {
    if (Bounded.match(Name))
      Result = KeySupply::Bounded;
  }
  KeySupply result() const { return Result; }

private:
  const llvm::Regex &Bounded;
  const llvm::Regex &Endless;
  KeySupply Result = KeySupply::Unknown;
};

} // namespace

KeySupply keySupply(const ValueDecl &Container, const ContainerShape &Shape,
                    const ContainerUses &Uses, const llvm::Regex &Bounded,
                    const llvm::Regex &Endless) {
  Verdict OfKeys(Bounded, Endless);
  const auto Hear = [&](llvm::StringRef Name) { OfKeys.hear(Name); };
  const bool HasValues = !Shape.Entry.isNull();
  forEachName(Shape.Key, Hear);
  for (const GrowthSite &Site : Uses.Growth) {
    const Expr *Key =
        Site.KeyExpr ? keyHalf(*Site.KeyExpr, HasValues) : nullptr;
    if (Key && isCountedUp(*Key))
      return KeySupply::Endless;
    if (Key)
      forEachName(*Key, Container, Hear);
  }
  if (OfKeys.result() != KeySupply::Unknown)
    return OfKeys.result();

  Verdict OfTheRest(Bounded, Endless);
  OfTheRest.hear(Container.getName());
  forEachName(Shape.Entry, [&](llvm::StringRef Name) { OfTheRest.hear(Name); });
  // A class is named after what it works on, too: `RequestRouter`.
  OfTheRest.hearOnlyOfEnd(Shape.Spelling);
  if (const auto *Class = dyn_cast<RecordDecl>(Container.getDeclContext()))
    OfTheRest.hearOnlyOfEnd(Class->getName());
  return OfTheRest.result();
}

std::string defaultBoundedKeys() { return wordPattern(BoundedWords); }

std::string defaultEndlessKeys() { return wordPattern(EndlessWords); }

} // namespace closecall
