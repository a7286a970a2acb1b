using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Verifiers;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>
/// The three ways to verify a published folder: the library behind <c>inspections verify</c>, the page's script under
/// node, and the script of docs/verify-by-hand.md under python3. A test that asks for a program which is not installed
/// is skipped.
/// </summary>
internal static class ThreeVerifiers
{
    /// <summary>What all three say of each folder, or of one draw in it.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<ToldVerdict>>> OfAsync(IReadOnlyList<string> folders, string? draw = null)
    {
        Task<ToldVerdict[]> byHand = ByHandAsync(folders, draw);
        var others = new List<(ToldVerdict Library, ToldVerdict Page)>();
        foreach (string folder in folders)
        {
            others.Add((await LibraryAsync(folder, draw), await PageAsync(folder, draw)));
        }

        return [.. others.Zip(await byHand, (o, hand) => (ToldVerdict[])[o.Library, o.Page, hand])];
    }

    /// <summary>Fails unless all three give this verdict, with the named check among the failing ones where there is one.</summary>
    public static async Task AgreeAsync(string folder, string word, string? check = null, string? draw = null) =>
        Agree((await OfAsync([folder], draw)).Single(), word, check);

    /// <inheritdoc cref="AgreeAsync"/>
    public static void Agree(IReadOnlyList<ToldVerdict> all, string word, string? check) => Each.Of(
        all, v => Assert.True(v.Word == word && (check is null || v.FailingNames.Contains(check)), $"{word} by '{check}'?\n{string.Join('\n', all)}"));

    private static async Task<ToldVerdict> LibraryAsync(string folder, string? draw = null)
    {
        (_, string printed, string errors) = await Scratch.RunAsync(["verify", folder, "--json", .. Draw(draw)]);
        Assert.True(printed.Length > 0, errors);
        return ToldVerdict.Read("library", printed);
    }

    private static async Task<ToldVerdict> PageAsync(string folder, string? draw) =>
        (await RunAsync("page", "node", [Script("verify-folder.js"), Script("verify.js"), folder, .. draw is null ? [] : new[] { draw }])).Single();

    // All at once: it checks a signature that several folders have only once, each by a process of its own.
    private static Task<ToldVerdict[]> ByHandAsync(IReadOnlyList<string> folders, string? draw) =>
        RunAsync("by hand", "python3", [Script("verify.py"), .. folders, "--json", .. Draw(draw)]);

    private static async Task<ToldVerdict[]> RunAsync(string verifier, string program, string[] arguments)
    {
        (_, string printed, string errors) = await Installed.RunAsync(program, arguments);
        Assert.True(errors.Length == 0 && printed.Length > 0, $"{verifier}: {errors}");
        return [.. printed.TrimEnd().Split('\n').Select(line => ToldVerdict.Read(verifier, line))];
    }

    private static string[] Draw(string? draw) => draw is null ? [] : ["--draw", draw];

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Verifiers", name);
}
