using System.Runtime.InteropServices;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>One item of a report, known by its comparable text.</summary>
/// <param name="Key">Fingerprint of the comparable text.</param>
/// <param name="Rank">The least of a key is the one whose text is shown: year first, then a number that depends on the place alone.</param>
/// <param name="Text">Where the text was spilled; -1 where it was not.</param>
/// <param name="Report">Number of the report.</param>
/// <param name="Section">Number of the section.</param>
/// <param name="Item">Number of the item.</param>
/// <param name="Kind">Kind of the section.</param>
/// <param name="Role">What the item says.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Occurrence(ulong Key, ulong Rank, long Text, int Report, ushort Section, ushort Item, byte Kind, byte Role) : IComparable<Occurrence>
{
    // Of two that are equally ranked at least one has its text; it comes first.
    public int CompareTo(Occurrence other)
    {
        int by = Key.CompareTo(other.Key);
        if (by == 0) by = Rank.CompareTo(other.Rank);
        return by != 0 ? by : other.Text.CompareTo(Text);
    }
}

/// <summary>A distinct wording: the most used first, then by key.</summary>
/// <param name="Key">Fingerprint of the comparable text.</param>
/// <param name="Text">Where its text was spilled.</param>
/// <param name="Uses">Items of this wording.</param>
/// <param name="Number">Its number in the order of keys.</param>
internal readonly record struct DistinctWording(ulong Key, long Text, int Uses, int Number) : IComparable<DistinctWording>
{
    public int CompareTo(DistinctWording other) => Uses != other.Uses ? other.Uses.CompareTo(Uses) : Key.CompareTo(other.Key);
}

/// <summary>A group by its size, the largest first, then by key.</summary>
/// <param name="Uses">Items of all its wordings.</param>
/// <param name="Key">Fingerprint of the representative.</param>
/// <param name="Representative">Number of the representative in the order of use.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SizedGroup(ulong Key, int Uses, int Representative) : IComparable<SizedGroup>
{
    public int CompareTo(SizedGroup other) => Uses != other.Uses ? other.Uses.CompareTo(Uses) : Key.CompareTo(other.Key);
}

/// <summary>A wording in its group, the representative first, then the most used.</summary>
/// <param name="Group">Number of the group.</param>
/// <param name="Wording">Number of the wording in the order of use.</param>
internal readonly record struct GroupedWording(int Group, int Wording) : IComparable<GroupedWording>
{
    public int CompareTo(GroupedWording other) => Group != other.Group ? Group.CompareTo(other.Group) : Wording.CompareTo(other.Wording);
}

/// <summary>An item in its group, by report and place.</summary>
/// <param name="Group">Number of the group.</param>
/// <param name="Report">Position of the report.</param>
/// <param name="Variant">Number of the variant.</param>
/// <param name="Section">Number of the section.</param>
/// <param name="Item">Number of the item.</param>
/// <param name="Kind">Kind of the section.</param>
/// <param name="Role">What the item says.</param>
/// <param name="Shown">1 where the variant is shown with the text of this item.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GroupedItem(int Group, int Report, int Variant, ushort Section, ushort Item, byte Kind, byte Role, byte Shown) : IComparable<GroupedItem>
{
    public int CompareTo(GroupedItem other)
    {
        int by = Group.CompareTo(other.Group);
        if (by == 0) by = Report.CompareTo(other.Report);
        if (by == 0) by = Section.CompareTo(other.Section);
        return by != 0 ? by : Item.CompareTo(other.Item);
    }
}
