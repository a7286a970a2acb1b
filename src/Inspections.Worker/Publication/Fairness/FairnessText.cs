using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report for the terminal.</summary>
internal static class FairnessText
{
    private const int MostClasses = 8;

    public static void Print(FairnessStudy study, TextWriter output)
    {
        FairnessReport report = study.Report;
        output.WriteLine($"抽取公平性报告 fairness report：{study.Draws.Count()} 次抽取 draws，{study.Draws.Sum(d => d.Drawn.Count)} 家次抽中 firms drawn");
        foreach ((Core.Directory.DrawId draw, NotObserved reason) in study.Others)
        {
            output.WriteLine($"  未计入 not counted: {draw} {FairnessWords.Of(reason)}");
        }

        output.WriteLine("\n一、全年被抽中的机会 Each firm's chance over the year");
        report.Years.ToList().ForEach(y => PrintChances(y, output));
        output.WriteLine("\n二、抽中数与应有数 Drawn against expected");
        report.Groups.ToList().ForEach(g => PrintGroups(g, output));
        if (study.Options.Directory is null)
        {
            output.WriteLine("  未提供企业名录（--firms），不能按地区和成立年代比较 without a firm list (--firms) there is no comparison by district and decade");
        }

        output.WriteLine("\n三、票号是否均匀 Are the tickets even");
        foreach (TicketUniformity tickets in report.Tickets)
        {
            output.WriteLine($"  {tickets.Draw.Id}  {tickets.Draw.Frame.Count} 个票号 tickets\n    {FairnessWords.Of(tickets.Spread)}\n    {FairnessWords.Of(tickets.FirstBits)}");
        }

        output.WriteLine("\n四、样本能发现什么 What the sample can find");
        report.Years.ToList().ForEach(y => PrintPower(y, study, output));
        output.WriteLine("\n五、结论 Conclusion");
        PrintConclusion(study, output);
        output.WriteLine("\n六、本报告不能证明什么 What this does not prove");
        FairnessWords.NotProved.ToList().ForEach(w => output.WriteLine($"  · {w.Zh}\n    {w.En}"));
    }

    private static void PrintChances(YearFairness year, TextWriter output)
    {
        output.WriteLine($"  {year.Subject}（{year.Authority}）：{FairnessWords.RoundsOf(year)}，底线 floor {year.Floor}");
        IReadOnlyList<ChanceClass> classes = ChanceClass.Of(year);
        foreach (ChanceClass c in classes.Take(MostClasses))
        {
            string below = c.IsBelowRate ? $"  低于比例 below the rate {c.Rate}：{c.Explanation}" : "";
            output.WriteLine($"    {c.Stratum}  {c.Firms} 家 firms，机会 chance {FairnessWords.Of(c.Chance)}，抽中 drawn {c.Drawn}{below}");
        }

        if (classes.Count > MostClasses)
        {
            output.WriteLine($"    …… 另有 {classes.Skip(MostClasses).Sum(c => c.Firms)} 家，机会各异 and {classes.Skip(MostClasses).Sum(c => c.Firms)} firms more, of various chances (--json)");
        }
    }

    private static void PrintGroups(GroupFairness group, TextWriter output)
    {
        output.WriteLine($"  {FairnessWords.Of(group.Grouping)}：{FairnessWords.Of(group.Comparison.Outcome)}");
        foreach (GroupCell cell in group.Comparison.Cells)
        {
            output.WriteLine($"    {FairnessWords.Of(cell)}  应有 expected {FairnessWords.Number(cell.Expected)}，抽中 drawn {cell.Drawn}");
        }
    }

    private static void PrintPower(YearFairness year, FairnessStudy study, TextWriter output)
    {
        output.WriteLine($"  {year.Subject}");
        foreach ((string name, SamplePower power) in FairnessWords.PowersOf(year).Where(p => p.Power.Firms > 0))
        {
            output.WriteLine($"    {name}：{FairnessWords.Of(power, study.Options)}");
        }
    }

    private static void PrintConclusion(FairnessStudy study, TextWriter output)
    {
        output.WriteLine($"  {FairnessWords.Conclusion(study)}");
        foreach (JudgedTest test in study.Report.Conspicuous)
        {
            output.WriteLine($"  ! {test.Subject}：{FairnessWords.Of(test.Outcome)}，校正后 adjusted p {FairnessWords.P(test.Adjusted)}");
        }

        foreach (YearFairness year in study.Report.Years.Where(y => y.Unexplained.Count > 0))
        {
            output.WriteLine($"  ! {year.Subject}：{year.Unexplained.Count} 家企业的机会低于比例而未说明原因 firms below their rate without a stated reason");
        }
    }
}
