using Xunit;

namespace Inspections.Worker.Tests.Verifiers;

/// <summary>
/// The three ways to verify a published folder: the library behind <c>inspections verify</c>, the page's script under
/// node, and the script of docs/verify-by-hand.md under python3. A test that asks for a program which is not installed
/// is skipped.
/// </summary>
internal static class ThreeVerifiers
{
    /// <summary>What all three say of a folder, or of one draw in it.</summary>
    public static async Task<IReadOnlyList<Verdict>> OfAsync(string folder, string? draw = null) =>
        await Task.WhenAll(LibraryAsync(folder, draw), PageAsync(folder, draw), ByHandAsync(folder, draw));

    /// <summary>Fails unless all three give this verdict, with the named check among the failing ones where there is one.</summary>
    public static async Task AgreeAsync(string folder, string word, string? check = null, string? draw = null)
    {
        IReadOnlyList<Verdict> all = await OfAsync(folder, draw);
        string shown = string.Join('\n', all);
        Assert.All(all, v => Assert.True(v.Word == word, shown));
        Assert.All(all, v => Assert.True(check is null || v.FailingNames.Contains(check), $"'{check}' should fail\n{shown}"));
    }

    public static async Task<Verdict> LibraryAsync(string folder, string? draw = null)
    {
        (_, string printed, string errors) = await Scratch.RunAsync(["verify", folder, "--json", .. Draw(draw)]);
        Assert.True(printed.Length > 0, errors);
        return Verdict.Read("library", printed);
    }

    public static Task<Verdict> PageAsync(string folder, string? draw = null) =>
        RunAsync("page", "node", [Script("verify-folder.js"), Script("verify.js"), folder, .. draw is null ? [] : new[] { draw }]);

    public static Task<Verdict> ByHandAsync(string folder, string? draw = null) =>
        RunAsync("by hand", "python3", [Script("verify.py"), folder, "--json", .. Draw(draw)]);

    private static async Task<Verdict> RunAsync(string verifier, string program, string[] arguments)
    {
        (_, string printed, string errors) = await Installed.RunAsync(program, arguments);
        Assert.True(errors.Length == 0 && printed.Length > 0, $"{verifier}: {errors}");
        return Verdict.Read(verifier, printed);
    }

    private static string[] Draw(string? draw) => draw is null ? [] : ["--draw", draw];

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Verifiers", name);
}
