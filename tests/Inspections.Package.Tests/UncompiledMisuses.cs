using Inspections.Core.Rounds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Inspections.Package.Tests;

/// <summary>Mistakes that no compiler lets pass: what the package makes itself can be neither made nor altered from outside.</summary>
public sealed class UncompiledMisuses
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(Draw).Assembly.Location),
    ];

    [Theory]
    [InlineData("object X(Commitment c) => c.Digest;")]
    [InlineData("object X(Receipt r) => r with { };")]
    [InlineData("object X(PolicyDocument p) => p with { Review = [] };")]
    public void What_is_right_compiles(string program) => Assert.Empty(Errors(program));

    [Theory]
    [InlineData("object X() => new Commitment();")]
    [InlineData("object X(Commitment c) => c with { Rounds = 1 };")]
    [InlineData("object X(Commitment c) => c with { DrawAt = c.DrawAt.AddYears(1) };")]
    [InlineData("object X(Commitment c) => c with { Sources = [] };")]
    [InlineData("object X() => new Receipt();")]
    [InlineData("object X(Receipt r) => r with { Values = [] };")]
    [InlineData("object X(Receipt r, Selection s) => r with { Selection = s };")]
    [InlineData("object X() => new Selection([]);")]
    [InlineData("object X(StratumSelection s) => s with { Drawn = [] };")]
    [InlineData("object X(PreparedRound.Ready r, Commitment c) => r with { Commitment = c };")]
    [InlineData("object X() => new PreparedRound.NotOwed();")]
    [InlineData("object X(VoidedTry v, Commitment c) => v with { Commitment = c };")]
    [InlineData("object X(SealedSource s) => s with { Name = Label.Parse(\"dice\") };")]
    [InlineData("object X(SealedSource s) => s with { Digest = default };")]
    [InlineData("object X(KeyBody k) => k with { Recovery = k.Key };")]
    [InlineData("object X(JoinedBody j) => j with { Later = j.Earlier };")]
    [InlineData("object X() => new Lottery(\"ssq\", 1, 1, 1, 1);")]
    [InlineData("object X(Witness w) => w with { Name = default };")]
    [InlineData("sealed record Bribe(VisitBody b) : EntryBody(b) { public override string Kind => \"bribe\"; }")]
    [InlineData("sealed record Loaded(DiceSource d) : Source(d) { public override string Kind => \"dice\"; public override Inspections.Core.Refusals.Text? Refuse(DrawId draw, string value) => null; }")]
    [InlineData("sealed record Half(PreparedRound r) : PreparedRound(r);")]
    [InlineData("sealed record Null(Inspections.Core.Encodings.Json j) : Inspections.Core.Encodings.Json(j);")]
    [InlineData("sealed record Nothing(TestOutcome t) : TestOutcome(t);")]
    [InlineData("object X(PublishedDraws d) => new LeafTree<FrameLeaf>([], null);")]
    public void What_would_make_or_alter_what_the_package_makes_does_not_compile(string program) => Assert.NotEmpty(Errors(program));

    private static string[] Errors(string program)
    {
        string text = $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using Inspections.Core.Directories;
            using Inspections.Core.Drawing;
            using Inspections.Core.Ledger;
            using Inspections.Core.Ledger.Entries;
            using Inspections.Core.Policy;
            using Inspections.Core.Rounds;
            using Inspections.Core.Statistics;
            static class Program { {{program}} }
            """.Replace("{ object", "{ static object", StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create("outside", [CSharpSyntaxTree.ParseText(text)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
    }
}
