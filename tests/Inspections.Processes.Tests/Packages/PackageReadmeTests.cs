using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>What another bureau's engineer reads first does what it says.</summary>
public sealed class PackageReadmeTests(Packed packed)
{
    [Fact]
    public async Task The_first_program_of_the_readme_draws_and_its_draw_is_valid()
    {
        (int code, string said) = await packed.Consumers.RunAsync("Readme1");
        Assert.True(code == 0, said);
        Assert.Equal("VALID", said.Trim().Split('\n')[^1].Trim());
    }

    [Fact]
    public async Task The_second_program_of_the_readme_verifies_a_folder()
    {
        (int code, string said) = await packed.Consumers.RunAsync("Readme2", Repository.At("docs", "example"));
        Assert.True(code == 0, said);
        Assert.StartsWith("INCOMPLETE", said.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_has_no_other_program_and_the_first_is_the_first_sample() =>
        Assert.Equal([Sources.Text("samples/Draw/Program.cs"), PackageReadme.Programs()[1]], PackageReadme.Programs());
}
