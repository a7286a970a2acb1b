using System.Runtime.CompilerServices;
using Inspections.Core.Rounds;
using PublicApiGenerator;
using Xunit;

namespace Inspections.Core.Tests.Architecture;

/// <summary>
/// The public API of the library is one text file, PublicApi.txt, that is read in review: nothing becomes public, changes
/// or disappears by accident.
/// <para>To approve a change: run this test once with the environment variable INSPECTIONS_APPROVE_API=1. It writes the
/// file anew and fails, so that it cannot be left on; read the difference (git diff), and commit it with the change. If
/// somebody who uses the package must act on it, say so in CHANGELOG.md.</para>
/// </summary>
public sealed class PublicApiTests
{
    private const string File = "PublicApi.txt", Approve = "INSPECTIONS_APPROVE_API";

    [Fact]
    public void The_public_api_is_the_one_that_was_reviewed()
    {
        string found = typeof(Draw).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            string source = Path.Combine(Path.GetDirectoryName(Here())!, File);
            System.IO.File.WriteAllText(source, found);
            Assert.Fail($"{source} was written: read the difference and run the tests again without {Approve}");
        }

        string[] reviewed = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Architecture", File)).ReplaceLineEndings("\n").Split('\n');
        string[] lines = found.Split('\n');
        int same = lines.Zip(reviewed).TakeWhile(p => p.First == p.Second).Count();
        Assert.True(
            same == lines.Length && same == reviewed.Length,
            $"the public API differs from line {same + 1} on: reviewed '{reviewed.ElementAtOrDefault(same)}', found '{lines.ElementAtOrDefault(same)}'. To approve it see the comment of {nameof(PublicApiTests)}.");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
