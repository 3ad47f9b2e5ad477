-- Begins a new generation, unless the one that is known is over already.
-- ARGV: generation as known, channel.
local present = get('generation')
if present and present ~= ARGV[1] then
	return present
end
if not present then
	return ''
end
local next = begin_next()
redis.call('PUBLISH', ARGV[2], key)
return next
