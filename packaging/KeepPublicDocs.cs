using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Leaves in a library's documentation file what is said about public and protected members.</summary>
public sealed class KeepPublicDocs : Task
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The compiled library.</summary>
    [Required]
    public string Library { get; set; } = "";

    /// <summary>Its documentation file, which is written over.</summary>
    [Required]
    public string Documentation { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var visible = new HashSet<string>(Assembly.Load(File.ReadAllBytes(Library)).GetExportedTypes().SelectMany(Names));
        XDocument file = XDocument.Load(Documentation, LoadOptions.PreserveWhitespace);
        foreach (XElement member in file.Descendants("member").ToList())
        {
            if (!visible.Contains(Name(member.Attribute("name").Value)))
            {
                // With the line that it stands on.
                (member.PreviousNode as XText)?.Remove();
                member.Remove();
            }
        }

        file.Save(Documentation, SaveOptions.DisableFormatting);
        return true;
    }

    private static IEnumerable<string> Names(System.Type type)
    {
        string name = type.FullName.Replace('+', '.');
        return type.GetMembers(Declared).Where(IsVisible).Select(m => name + "." + m.Name.Replace('.', '#')).Append(name);
    }

    private static bool IsVisible(MemberInfo member)
    {
        switch (member)
        {
            case MethodBase method: return method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
            case FieldInfo field: return field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
            case PropertyInfo property: return property.GetAccessors(nonPublic: true).Any(IsVisible);
            case EventInfo happening: return IsVisible(happening.AddMethod);
            default: return false; // A nested type is a type of its own.
        }
    }

    // The id of a member (T:, M:, P: before it) without parameters, result and the number of its own type parameters.
    private static string Name(string id)
    {
        string name = id.Substring(2).Split('(', '~')[0];
        int own = name.IndexOf("``", System.StringComparison.Ordinal);
        return own < 0 ? name : name.Substring(0, own);
    }
}
