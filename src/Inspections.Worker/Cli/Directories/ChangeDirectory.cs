using Inspections.Core.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary>How a change of a directory is agreed to.</summary>
/// <param name="DryRun">True to show it and stop.</param>
/// <param name="Yes">True when nobody is to be asked.</param>
/// <param name="EndMissing">True when many entries may end.</param>
internal sealed record Agreement(bool DryRun, bool Yes, bool EndMissing);

/// <summary>Shows what a list would change, has it agreed to, and changes it.</summary>
internal static class ChangeDirectory
{
    /// <summary>Previews and applies.</summary>
    /// <param name="opened">The bureau.</param>
    /// <param name="update">What makes the change.</param>
    /// <param name="target">What the list makes of the directory.</param>
    /// <param name="sectors">The names of sectors.</param>
    /// <param name="agreement">How it is agreed to.</param>
    /// <param name="output">Where it is shown.</param>
    /// <param name="approve">Has a second person approve what was shown, where that is asked; null where one is enough.</param>
    /// <returns>The exit code.</returns>
    public static int Run<T>(OpenBureau opened, DirectoryUpdate update, DirectoryTarget<T> target, SectorNames sectors, Agreement agreement, TextWriter output, Action? approve = null)
    {
        DirectoryChange<T> change = update.Preview(target);
        Dictionary<Label, string> departments = new(opened.Bureau.Database.Read(DepartmentStore.All));
        foreach ((Label code, string name) in target.Departments)
        {
            departments.TryAdd(code, name);
        }

        new ChangeText(sectors, departments).Write(output, target.Kind, change);
        if (agreement.DryRun)
        {
            output.Say($"{("试运行，未作任何改动", "a dry run: nothing was changed")}");
            return 0;
        }

        if (!change.IsEmpty && !Agreed(target, change, opened, agreement, output))
        {
            output.Say($"{("未作任何改动", "nothing was changed")}");
            return ExitCode.Failure;
        }

        if (!change.IsEmpty)
        {
            approve?.Invoke();
        }

        UpdateCount count = update.Apply(target, change);
        output.Tell(
            $"{target.Source}：{count.Rows} 条；新增 {count.Added}，变更 {count.Changed}，终止 {count.Ended}",
            $"{target.Source}: {Counted.Of(count.Rows, "row")}; {count.Added} added, {count.Changed} changed, {count.Ended} ended");
        if (!change.IsEmpty)
        {
            PolicyText.Remind(opened, output);
            output.Say($"{("要撤回", "to take it back")}: inspections directory undo{(approve is null ? "" : " --approved-by")}");
        }

        return 0;
    }

    private static bool Agreed<T>(DirectoryTarget<T> target, DirectoryChange<T> change, OpenBureau opened, Agreement agreement, TextWriter output)
    {
        int lost = DirectoryLoss.Of(target.Kind, change);
        int all = lost == 0 ? 0 : opened.Bureau.Database.Read(s => target.Kind.Current(s).Count);
        bool isMuch = DirectoryLoss.IsMuch(lost, all);
        if (!agreement.Yes && IsTerminal(output))
        {
            output.Write(string.Join(" ", output.Languages().Select(new Text(lost > 0 ? $"将终止或退出行业 {lost} 个。确认吗？" : "确认吗？", lost > 0 ? $"{lost} would end or leave a sector. continue?" : "continue?").In)) + " (y/N) ");
            return Console.ReadLine()?.Trim() is "y" or "Y" or "是" or "yes";
        }

        return !isMuch || agreement.EndMissing
            ? true
            : throw CommandRefusals.MuchLost.Error(lost, all);
    }

    // Somebody sits there who can answer.
    private static bool IsTerminal(TextWriter output) => ReferenceEquals(output is SpokenWriter spoken ? spoken.Inner : output, Console.Out) && !Console.IsInputRedirected && !Console.IsOutputRedirected;
}
