using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Cli.Directories;

/// <summary>The options by which a command gives the cells of an entry.</summary>
internal static class EntryOptions
{
    private static readonly Dictionary<Column, string> Names = new()
    {
        [FirmFile.Code] = "--code",
        [FirmFile.Name] = "--name",
        [FirmFile.Sectors] = "--sector",
        [FirmFile.District] = "--district",
        [FirmFile.Founded] = "--founded",
        [FirmFile.RiskClass] = "--risk",
        [FirmFile.Owner] = "--owner",
        [InspectorFile.StaffId] = "--id",
        [InspectorFile.Name] = "--name",
        [InspectorFile.Department] = "--department",
        [InspectorFile.Sectors] = "--sector",
        [InspectorFile.Certificate] = "--certificate",
        [InspectorFile.Issuer] = "--issuer",
        [InspectorFile.ValidFrom] = "--valid-from",
        [InspectorFile.ValidUntil] = "--valid-until",
        [InspectorFile.AbsentFrom] = "--absent-from",
        [InspectorFile.AbsentUntil] = "--absent-until",
        [ItemFile.Code] = "--code",
        [ItemFile.Sector] = "--sector",
        [ItemFile.Name] = "--name",
        [ItemFile.LegalBasis] = "--basis",
        [ItemFile.Authority] = "--authority",
        [ItemFile.Subject] = "--subject",
        [ItemFile.Content] = "--content",
        [ItemFile.Method] = "--method",
        [ItemFile.SamplingRatio] = "--ratio",
        [ItemFile.Frequency] = "--frequency",
        [ItemFile.Requirements] = "--requirements",
        [ItemFile.Essentials] = "--essentials",
        [ItemFile.Kind] = "--kind",
        [ItemFile.Remark] = "--remark",
        [RecusalFile.Firm] = "--firm",
        [RecusalFile.Inspector] = "--inspector",
        [RecusalFile.Ground] = "--ground",
    };

    /// <summary>The option of a column.</summary>
    public static string Of(Column column) => Names[column];
}
